// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Base} from "contracts/flat/src/Base.sol";

contract Accepted is Base {
    function ask() external view returns (uint256) {
        return draw(6);
    }
}
